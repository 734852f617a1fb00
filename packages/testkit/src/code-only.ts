import jsTokens, { type Token } from "js-tokens";

/**
 * The text of a module with comments and strings blanked, its lines kept. The expressions in template literals stay,
 * being code; so do the strings that are one word, as the names of members and modules are, between double quotes.
 */
export function codeOnly(text: string): string {
  return Array.from(jsTokens(text), codeOf).join("");
}

function codeOf({ type, value }: Token): string {
  switch (type) {
    case "SingleLineComment":
    case "MultiLineComment":
    case "RegularExpressionLiteral":
      return blank(value);
    case "StringLiteral":
    case "NoSubstitutionTemplate":
      return nameOrBlank(value);
    case "TemplateHead":
      return `${blank(value.slice(1))}(`;
    case "TemplateMiddle":
      return `)${blank(value.slice(2))}(`;
    case "TemplateTail":
      return `)${blank(value.slice(1))}`;
    default:
      return value;
  }
}

const blank = (text: string): string => text.replaceAll(/[^\n]/g, " ");

/** What may be a member's or a module's name is kept, and holds nothing that looks like a call. */
function nameOrBlank(text: string): string {
  const inner = text.slice(1, -1);
  return /^[\w$@:/.-]+$/.test(inner) && !/^\w+\.\w+$/.test(inner) ? `"${inner}"` : blank(text);
}
