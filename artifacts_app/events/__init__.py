"""What a generation says, in order and replayable."""
