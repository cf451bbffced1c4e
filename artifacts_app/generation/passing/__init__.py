"""Questions from web processes to a worker's engine, outside of any page: for editors that speak
OpenAI's API, and for what the person types in ours. Nothing of it is kept: who leaves asks again."""
