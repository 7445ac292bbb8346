// Texts that other lifecycles write into TOML by their encoder of JSON, which escapes what HTML would read. Pure.
import { encodeJson } from "../../oci/json.ts";

/** A text of a TOML file in the form of JSON, e.g. with `\u0026` for `&`. */
export class JsonInToml {
  readonly text: string;

  constructor(value: string) {
    // Halves of characters are no text; and TOML does not have this one as it is, which JSON has.
    const wellFormed = Buffer.from(value).toString();
    this.text = encodeJson(wellFormed).replaceAll("\u007f", "\\u007f");
  }
}
