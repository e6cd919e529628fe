using Bridge.Contracts.Messaging;
using Bridge.Flow.Engine.Definition;
using Bridge.Flow.Engine.Understanding;

namespace Bridge.Flow.Engine.Steps;

/// <summary>
/// Asks a customer with a username to share his phone number, with the reason; passed by where a number is known. A typed number is taken too.
/// <example>
/// { "id": "phone", "type": "contact_request", "text": { "en": "We need your phone number, so that the driver can call you." }, "exits": { "next": "place" } }
/// </example>
/// </summary>
public sealed class ContactRequestStep : StepType
{
    public override string Name => "contact_request";
    public override StepKind Kind => StepKind.Ask;
    public override bool Asks => true;
    public override IReadOnlyList<string> Exits => ["next"];
    public override IReadOnlyList<string> Texts => ["text", "invalid_phone"];

    internal override bool Takes(Item item) => item is ContactItem;

    internal override Next Enter(Run run, Step step) =>
        run.Phone is null ? run.Ask(run.T("text"), body => new ContactRequestContent(body)) : Next.Exit("next");

    internal override Next Read(Run run, Step step, Said said)
    {
        // Somebody else's card is no answer; his own, shared through the request, is.
        var phone = said.Item is ContactItem contact
            ? contact.Own ? Phones.Read(contact.Phones, run.CallingCountry) : null
            : said.Text is { } text ? Phones.Read(text, run.CallingCountry) ?? Phones.Find(text, run.CallingCountry) : null;
        if (phone is null)
        {
            return Next.NotUnderstood("invalid_phone");
        }

        run.Record = run.Record with { Phone = phone };
        run.Answered = phone;
        return Next.Exit("next");
    }
}
