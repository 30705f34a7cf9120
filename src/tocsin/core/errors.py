"""The error tree: two families answer the only question a run has.

TocsinError
├── ReportError        skip this report, go on
│   ├── FetchFailed      the bytes could not be had: missing file, dead URL, refused address
│   ├── UnknownFormat    the bytes are not a document that is understood: binary, unknown type
│   ├── NoText           there is no text to read: empty, or furniture only
│   ├── TooLong          the document is over the size that is read
│   ├── WrongLanguage    the text is not in a language that the reader knows
│   └── NoAnswer         the reader is a server and gave no answer that can be used
└── SetupError         stop, someone must fix it
    ├── SettingsError    a flag, an environment variable or the settings file is wrong
    ├── ModelError       the model folder is missing, damaged or of another version
    ├── RegistryError    a registry file is missing or damaged
    ├── OntologyError    an event type file is malformed
    ├── StoreError       the store cannot be opened or written
    ├── GoldError        a file of gold, to measure readers by, is malformed
    └── DecisionError    a ruling of a person is malformed or names what is not there
"""


class TocsinError(Exception):
    """Base of every error raised on purpose."""


class ReportError(TocsinError):
    """This report cannot be read; the run goes on."""


class FetchFailed(ReportError):
    """The bytes could not be had."""


class UnknownFormat(ReportError):
    """The bytes are no document that is understood."""


class NoText(ReportError):
    """There is no text to read."""


class TooLong(ReportError):
    """The document is over the size that is read."""


class WrongLanguage(ReportError):
    """The text is in a language that the reader was not trained on."""


class NoAnswer(ReportError):
    """The reader is a server and gave no answer that can be used."""


class SetupError(TocsinError):
    """The workbench is not usable; stop."""


class SettingsError(SetupError):
    """A flag, an environment variable or the settings file is wrong."""


class ModelError(SetupError):
    """The model folder is missing, damaged or of another version."""


class RegistryError(SetupError):
    """A registry file is missing or damaged."""


class OntologyError(SetupError):
    """An event type file is malformed."""


class StoreError(SetupError):
    """The store cannot be opened, read or written."""


class GoldError(SetupError):
    """A file of gold, to measure readers by, is malformed."""


class DecisionError(SetupError):
    """A ruling of a person is malformed or names what is not there."""
