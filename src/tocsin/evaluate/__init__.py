"""READINGS + GOLD → FIGURES: how well a reader reads, against what people say."""
