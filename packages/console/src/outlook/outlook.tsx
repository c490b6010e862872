/** Stands until the projections do. */
export default function Outlook() {
  return <section className="lead" />;
}
