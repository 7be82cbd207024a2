"""Tags as subjects: what readers see of them."""

# Words that are not written like others.
WORDS = {"ai": "AI", "eu": "EU", "llm": "LLM", "llms": "LLMs", "mlops": "MLOps", "nlp": "NLP", "uk": "UK", "us": "US"}


def subject(tag: object) -> str:
    """A tag, or its name, in words and within a sentence: `machine-learning` is machine learning."""
    return " ".join(WORDS.get(word, word) for word in str(tag).split("-"))
