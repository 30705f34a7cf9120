"""A backend over any server that speaks the chat interface of OpenAI: Ollama, vLLM, llama.cpp, hosted ones."""

from tocsin.models.chat.annotator import ChatAnnotator, open_chat
from tocsin.models.chat.policy import ChatLimits, ChatPolicy

__all__ = ["ChatAnnotator", "ChatLimits", "ChatPolicy", "open_chat"]
