export default function Later(_: { readonly id?: string }) {
  return null;
}
