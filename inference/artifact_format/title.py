def title_of(files: dict[str, str], sentence: str) -> str:
    return sentence[:80]
