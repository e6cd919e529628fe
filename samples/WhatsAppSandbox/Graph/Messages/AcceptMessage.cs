using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Control;
using Bridge.WhatsAppSandbox.Graph.Account;
using Bridge.WhatsAppSandbox.Graph.Media;
using Bridge.WhatsAppSandbox.Outbound;
using Bridge.WhatsAppSandbox.State;
using Bridge.WhatsAppSandbox.Templates;
using Bridge.WhatsAppSandbox.Webhooks;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Messages;

/// <summary>Takes a well-formed message on: finds the recipient, decides whether it can arrive, and lets its statuses begin.</summary>
internal sealed class AcceptMessage(
    SandboxStore store, MediaStore media, TemplateStore templates, StatusProgress progress, PairRate pairRate, Throughput throughput,
    Scenarios scenarios, PhoneNumber number, PortfolioLimit portfolio, Faults faults, Chance chance, IOptions<SandboxOptions> options, TimeProvider time)
{
    private const int TemplatePaused = 132015;

    /// <summary>Where both are given, <c>to</c> wins over <c>recipient</c>.</summary>
    public Customer? Recipient(JsonElement body) => Number(body) is { } to
        ? store.Customers.FirstOrDefault(customer => customer.Phone == to) ?? store.Customers.FirstOrDefault(customer => WithoutNinth(customer.Phone) == WithoutNinth(to)) ?? scenarios.CustomerOf(to) ?? WebhookLoad.CustomerOf(to)
        : store.Customers.FirstOrDefault(customer => customer.UserId == body.Text("recipient")) ?? WebhookLoad.CustomerOf(body.Text("recipient"));

    /// <summary>Null where it is accepted now, whatever becomes of it later.</summary>
    public GraphError? Refusal(Customer? recipient, JsonElement body)
    {
        if (number.Banned)
        {
            return GraphErrors.Known(131031);
        }
        if (!number.Registered)
        {
            return GraphErrors.Known(133010);
        }
        if (Number(body) == options.Value.DisplayPhoneNumber)
        {
            return GraphErrors.Known(131021);
        }
        if (recipient is { Blocked: true })
        {
            return GraphErrors.Known(GraphErrors.Blocked);
        }
        if (body.Text("type") is "reaction" && store.Message(body.Text("reaction", "message_id")!) is not { Type: not "reaction" })
        {
            return GraphErrors.Invalid("The message to react to does not exist.");
        }
        if (body.At("template") is { } template && SentTemplate.Refusal(template, templates) is { } mismatch)
        {
            return mismatch;
        }
        if (body.Text("type") is "template" && Number(body) is null && templates.Find(body.Text("template", "name"), body.Text("template", "language", "code")) is { Category: "AUTHENTICATION" })
        {
            return GraphErrors.Known(131062); // a code is sent to a number
        }
        if (MediaPart.Of(body) is { Id: { } id } part && Unusable(part.Kind, id) is { } why)
        {
            return GraphErrors.Invalid(why);
        }
        if (options.Value.RefuseOutsideWindow && ClosedFor(recipient, body))
        {
            return GraphErrors.Known(GraphErrors.WindowClosed);
        }
        if (faults.MessagesPerSecond > 0 && !throughput.Allows(faults.MessagesPerSecond))
        {
            return GraphErrors.Known(GraphErrors.Throughput);
        }
        return faults.PairRate && recipient is not null && !pairRate.Allows(recipient.Id) ? GraphErrors.Known(GraphErrors.PairRateLimit) : null;
    }

    public async Task<JsonObject> AcceptAsync(Customer? recipient, JsonElement body, int? failsWith, CancellationToken ct)
    {
        // A number that nobody has is accepted all the same; that it is undeliverable is told later.
        var addressee = recipient ?? Nobody(body);
        var type = body.Text("type") ?? "text";
        var message = store.Append(new ChatMessage
        {
            Id = Wamid.New(addressee, Sender.Business, chance),
            CustomerId = addressee.Id,
            From = Sender.Business,
            At = time.GetUtcNow(),
            Type = type,
            Payload = body,
            Status = MessageStatus.Accepted,
            FailsWith = failsWith ?? (recipient is null ? GraphErrors.Undeliverable : ClosedFor(recipient, body) ? GraphErrors.WindowClosed
                : Held(body) ? TemplatePaused : BeginsWith(recipient) && !portfolio.Allows(recipient.Id) ? GraphErrors.SpamLimit : null),
            Media = Attached(body),
            Template = body.At("template") is { } template ? SentTemplate.Filled(template, templates) : null,
        });
        await progress.BeginAsync(message, addressee.Statuses, ct);

        var contact = new JsonObject { ["input"] = body.Text("to") ?? body.Text("recipient") };
        if (addressee.ShowsNumber)
        {
            contact["wa_id"] = addressee.Phone;
        }
        if (recipient is not null)
        {
            contact["user_id"] = recipient.UserId;
        }
        var sent = new JsonObject { ["id"] = message.Id };
        if (type == "template")
        {
            sent["message_status"] = Held(body) ? "held_for_quality_assessment" : "accepted";
        }
        return new JsonObject { ["messaging_product"] = "whatsapp", ["contacts"] = new JsonArray(contact), ["messages"] = new JsonArray(sent) };
    }

    private string? Unusable(string kind, string id) =>
        media.Find(id) is { } found ? MediaRules.Refusal(kind, found.MimeType, found.Size) : $"Media ID {id} does not exist or has expired.";

    /// <summary>Paced: a template whose name begins so is held back and then not sent.</summary>
    private static bool Held(JsonElement body) => body.Text("template", "name")?.StartsWith("held_", StringComparison.Ordinal) == true;

    /// <summary>He has not written within the day: whoever is written to so counts against the portfolio's limit.</summary>
    private bool BeginsWith(Customer recipient) => !recipient.WindowIsOpen(time.GetUtcNow());

    /// <summary>Brazil's mobile numbers got a ninth digit; WhatsApp knows many by the eight they had, and answers with the one it knows.</summary>
    private static string WithoutNinth(string number) => number.Length == 13 && number.StartsWith("55", StringComparison.Ordinal) && number[4] == '9' ? number[..4] + number[5..] : number;

    private bool ClosedFor(Customer? recipient, JsonElement body) =>
        recipient is not null && body.Text("type") != "template" && !recipient.WindowIsOpen(time.GetUtcNow());

    private MessageMedia? Attached(JsonElement body) => MediaPart.Of(body) is { Id: { } id } part && media.Find(id) is { } found
        ? new MessageMedia(found.Id, found.MimeType, part.Filename ?? found.Filename, found.Size)
        : null;

    private static string? Number(JsonElement body) => body.Text("to")?.TrimStart('+').Replace(" ", "", StringComparison.Ordinal);

    private static Customer Nobody(JsonElement body) => new()
    {
        Id = "nobody",
        Name = "",
        Phone = Number(body) ?? "0",
        HidesNumber = Number(body) is null,
        UserId = body.Text("recipient") ?? "XX.0",
    };
}
