"""Everything about language models: engines, the artifact format, prompts. Knows no Django."""
