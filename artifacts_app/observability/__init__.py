"""What an operator sees of a running installation: log lines, numbers, traces."""
