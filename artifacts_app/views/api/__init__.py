"""The JSON API. `app` holds the router, one module for each noun holds its calls."""
