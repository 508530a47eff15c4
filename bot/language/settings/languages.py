"""The languages, beyond English, in which dates can be read, by their codes (ISO 639).

dateparser knows more; these are the ones that it reads well enough for a date to be taken. The table stands
here because loading dateparser only to draw a form takes longer than Slack waits.
"""

from __future__ import annotations

LANGUAGES = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nb": "Norwegian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sr": "Serbian",
    "sv": "Swedish",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
    "zh": "Chinese",
}

_OWN_NAMES = {
    "dansk": "da",
    "deutsch": "de",
    "english": "en",
    "español": "es",
    "espanol": "es",
    "français": "fr",
    "francais": "fr",
    "italiano": "it",
    "nederlands": "nl",
    "norsk": "nb",
    "polski": "pl",
    "português": "pt",
    "portugues": "pt",
    "suomi": "fi",
    "svenska": "sv",
    "türkçe": "tr",
}


def language_called(words: str) -> str | None:
    """The code of the language that the words name: "de", "German", "Deutsch"; "en" for English."""
    said = words.strip().casefold()
    if said in LANGUAGES or said == "en":
        return said
    named = (code for code, name in LANGUAGES.items() if name.casefold() == said)
    return _OWN_NAMES.get(said) or next(named, None)
