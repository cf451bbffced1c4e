"""What nobody needs any more goes, every hour."""
