"""What a person can ask for. Views parse and delegate to here."""
