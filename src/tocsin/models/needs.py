"""What each reader needs, and whether it is there."""

from collections.abc import Mapping

from tocsin.models.chat.address import KEY, OPENAI_HOST, OPENAI_KEY
from tocsin.models.hf import NEEDED, missing


def needs(env: Mapping[str, str]) -> Mapping[str, str]:
    """A line for each built-in reader, by its name; *env* are the variables."""
    lacking = missing()
    packages = f"{', '.join(lacking)} not installed: pip install 'tocsin[torch]'" if lacking else f"{', '.join(NEEDED)} are installed"
    key = "set" if env.get(KEY) else f"not set ({OPENAI_KEY} is, and is used for {OPENAI_HOST} only)" if env.get(OPENAI_KEY) else "not set"
    return {
        "onnx": "nothing: it ships, and runs offline",
        "hf:FOLDER": f"a folder that training/ wrote; {packages}",
        "chat:URL#MODEL": f"a server that speaks the chat interface of OpenAI; a key, where it wants one, in {KEY}: {key}",
    }
