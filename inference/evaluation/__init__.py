"""Sentences with checks, put to any engine: how good are the pages?

`manage.py evaluate` runs it. A folder holds a run: `answers.jsonl` (what the model wrote),
`grades.jsonl` (which checks passed), `shots/` and the reports. What is there is not done again.
"""
