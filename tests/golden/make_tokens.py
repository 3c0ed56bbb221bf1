"""Makes tests/golden/networks/tokens.json: what transformers' CLIPTokenizer gives for difficult texts, for each tokenizer folder.
Run it after make_networks.py."""

import json
from pathlib import Path

from transformers import CLIPTokenizer

from make_networks import write_tokenizer

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FOLDERS = ["resources/models/fashion-mini/tokenizer", "tests/golden/pipelines/conv_epsilon/tokenizer",
           "tests/golden/pipelines/linear_v_prediction/tokenizer", "tests/golden/pipelines/one_block/tokenizer",
           "tests/golden/tokenizers/normalized_marks"]
TEXTS = [
    "", " ", "a", "a photo of a dark ankle boot", "A PHOTO OF A DARK ANKLE BOOT", "  two   spaces\tand\n\nlines  ",
    "it's they're I've I'm we'll he'd don't 'S 'T", "rock'n'roll ''quoted'' 'tis O'Neill's", "year 2024, 3.14, 1e-5, 007",
    "½ ² ٣ Ⅷ ①", "hello!!! what?!... (really) [yes] {no} <b>bold</b>", "a+b=c; d/e*f^g %h & i | j ~ k ` l _ m # n @ o $ p \\ q",
    "<|startoftext|>", "before <|endoftext|> after", "x<|startoftext|>y<|endoftext|>!!", "<|StartOfText|> <|EndOfText|>!!",
    "!!<|endoftext|>!", "<|endoftext", "café naïve Ångström Straße ẞ", "cafe\u0301 nai\u0308ve", "ﬁne ﬂow Ǆ ǅ ǆ",
    "İstanbul ISPARTA ıslak", "ΑΒΓ ΟΔΟΣ ὈΔΥΣΣΕΎΣ", "Привет, Мир! Ёлка", "你好，世界。这是一张照片", "こんにちは世界 カタカナ ﾊﾝｶｸ",
    "안녕하세요 세계", "한국", "مرحبا بالعالم", "שלום עולם", "नमस्ते दुनिया", "สวัสดีชาวโลก", "👟 a shoe 👞👠", "👨‍👩‍👧‍👦 family 🏳️‍🌈 🇩🇪",
    "emoji👍🏽in👍🏽word", "zero\u200bwidth\u200djoin\ufeffer soft\u00adhyphen", "nbsp\u00a0thin\u2009em\u2003ideographic\u3000nel\u0085line\u2028end",
    "control \x01\x02\x7f chars", "𝕄𝕒𝕥𝕙 𝓈𝒸𝓇𝒾𝓅𝓉 𝟛", "a\u0301\u0302\u0303 stacked", "…—–‘’“”«»•", "€ £ ¥ © ® ™ °", "Dr.Smith@mail.example.org",
    "snake_case camelCase kebab-case", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "a photo of a t-shirt, " * 12, "supercalifragilisticexpialidocious " * 8, "7" * 100, "!" * 90, "👟" * 40, "tail\ud7ff\ue000end",
    "ʼn ŉ ᾳ ᾼ ℌ K Å Ω", "Ⓐ ⓐ Ꭰ ꭰ Ა", "\u1680ogham space\u180e mongolian", "it’s a curly apostrophe's test",
]


def write_normalized_marks():
    """Stable Diffusion 1's own files: special tokens as objects that are looked for after lower-casing."""
    folder = HERE / "tokenizers" / "normalized_marks"
    if not folder.exists():
        write_tokenizer(folder)
    token = lambda content: dict(content=content, lstrip=False, normalized=True, rstrip=False, single_word=False)
    special = dict(bos_token=token("<|startoftext|>"), eos_token=token("<|endoftext|>"), unk_token=token("<|endoftext|>"),
                   pad_token="<|endoftext|>")
    (folder / "special_tokens_map.json").write_text(json.dumps(special, indent=2))
    config = {key: value | {"__type": "AddedToken"} if isinstance(value, dict) else value for key, value in special.items()}
    (folder / "tokenizer_config.json").write_text(json.dumps(
        config | dict(model_max_length=20, tokenizer_class="CLIPTokenizer"), indent=2))


def main():
    write_normalized_marks()
    folders = {}
    for name in FOLDERS:
        tokenizer = CLIPTokenizer.from_pretrained(ROOT / name)
        folders[name] = [dict(ids=tokenizer(text, padding="max_length", truncation=True).input_ids,
                              count=len(tokenizer(text).input_ids)) for text in TEXTS]
    lines = [json.dumps(name) + ": [\n" + ",\n".join(json.dumps(item, separators=(",", ":")) for item in items) + "]"
             for name, items in folders.items()]
    (HERE / "networks" / "tokens.json").write_text(
        '{"texts": ' + json.dumps(TEXTS) + ',\n"folders": {' + ",\n".join(lines) + "}}\n")


if __name__ == "__main__":
    main()
