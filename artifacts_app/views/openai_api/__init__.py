"""`/v1`: the model behind this installation, for editors and scripts that speak OpenAI's API."""
