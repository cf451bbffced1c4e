"""One module for each kind of page that the demo model can write."""
