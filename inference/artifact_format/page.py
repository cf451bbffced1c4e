def page_of(files: dict[str, str]) -> str:
    return files.get("index.html", "")
