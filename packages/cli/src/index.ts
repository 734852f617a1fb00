export * from "@titrate/experiment";
export { jsonPieces } from "@titrate/report";
