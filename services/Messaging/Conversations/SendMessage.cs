using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Sending;
using Bridge.ServiceDefaults;
using Bridge.WhatsApp.Rendering;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bridge.Messaging.Conversations;

/// <summary>A text, with up to three buttons where there are any, and a picture of the catalogue or a file above them; or a file with the text under it; or a template; or one of the other kinds.</summary>
public sealed record SendMessageRequest
{
    [MaxLength(WhatsAppLimits.TextBody)]
    public string? Text { get; init; }

    /// <summary>Of an uploaded file, or of any other of this chat.</summary>
    public Guid? MediaId { get; init; }

    [MaxLength(WhatsAppLimits.Buttons)]
    public IReadOnlyList<ReplyButton>? Buttons { get; init; }

    /// <summary>Of a product, in Catalog's keeping.</summary>
    public ImageRef? Picture { get; init; }

    public TemplateMessage? Template { get; init; }

    /// <summary>A place, contact cards, a reaction, a link, a request for place or number, a form, products of the catalogue at Meta.</summary>
    public Content? Content { get; init; }

    /// <summary>The message that it quotes.</summary>
    [MaxLength(256)]
    public string? ReplyToWamid { get; init; }
}

public sealed record ReplyButton([property: Required(AllowEmptyStrings = false), MaxLength(WhatsAppLimits.ButtonTitle)] string Title);

public sealed record TemplateMessage(
    [property: Required(AllowEmptyStrings = false), MaxLength(WhatsAppLimits.TemplateName)] string Name,
    [property: Required(AllowEmptyStrings = false), MaxLength(WhatsAppLimits.TemplateLanguage)] string Language)
{
    [MaxLength(100)]
    public IReadOnlyList<string> BodyParameters { get; init; } = [];
    public IReadOnlyList<string>? ParameterNames { get; init; }

    [MaxLength(WhatsAppLimits.Header)]
    public string? HeaderParameter { get; init; }

    /// <summary>Where the variables have names: that of the header's.</summary>
    [MaxLength(WhatsAppLimits.TemplateName)]
    public string? HeaderName { get; init; }
    public Guid? HeaderMediaId { get; init; }

    [MaxLength(10)]
    public IReadOnlyList<TemplateButton> ButtonParameters { get; init; } = [];
}

public sealed record QueuedMessage(Guid Id);

/// <summary>A person's message: appended to what is stored, so that it never overtakes.</summary>
static class SendMessage
{
    public static void Map(RouteGroupBuilder conversations) =>
        conversations.MapPost("/{id:guid}/messages", Handle).RequireAuthorization(Policies.Agent).WithName(nameof(SendMessage));

    static async Task<Results<Accepted<QueuedMessage>, NotFound, ProblemHttpResult, ValidationProblem>> Handle(
        Guid id, SendMessageRequest request, ClaimsPrincipal user, MessagingDbContext db, SendScheduler scheduler, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Conversation.LockAsync(db, id, ct) is not { } conversation || !Reader.Of(user).Sees(conversation))
        {
            return TypedResults.NotFound();
        }

        var now = clock.GetUtcNow();
        var (content, problem) = await ContentOfAsync(db, conversation, request, now, ct);
        if (content is null || (problem = Check(content)) is not null)
        {
            return TypedResults.ValidationProblem(new Dictionary<string, string[]> { [problem!.Value.Field] = [problem.Value.Text] });
        }

        if ((WhyNot(conversation, content, now) ?? await WhyUnwantedAsync(db, conversation, content, ct)) is { } reason)
        {
            return Refused(reason);
        }

        var message = OutgoingMessage.ByPerson(conversation, content, user.UserId(), request.ReplyToWamid, now);
        db.Outgoing.Add(message);
        conversation.PersonSpokeAt = now;
        conversation.Change(db);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        scheduler.Wake(conversation.Id, conversation.PhoneNumberId);
        return TypedResults.Accepted((string?)null, new QueuedMessage(message.Id));
    }

    internal const string WindowClosed = "More than 24 hours have passed since the customer's last message: only a template can be sent.";
    const string BotAnswers = "The bot answers this conversation: take over first.";

    const string NoAdvertising = "The customer has chosen to get no advertising, and this template is of the category Marketing: WhatsApp would refuse it.";

    /// <summary>What is refused most has a name as well, by which a console says it in the language of its reader.</summary>
    internal static ProblemHttpResult Refused(string? reason) => TypedResults.Problem(reason, statusCode: StatusCodes.Status409Conflict, extensions: reason switch
    {
        WindowClosed => Why("window-closed"),
        BotAnswers => Why("bot-answers"),
        NoAdvertising => Why("no-advertising"),
        _ => null,
    });

    static Dictionary<string, object?> Why(string name) => new() { ["why"] = name };

    /// <summary>Null: it may be sent.</summary>
    public static string? WhyNot(Conversation conversation, Content content, DateTimeOffset now) =>
        WhyClosed(conversation, content, now)
        // Where the window is closed the bot says nothing either: nobody talks at cross purposes.
        ?? (conversation.WindowEndsAt > now && conversation.AnsweredBy != AnsweredBy.Person ? BotAnswers : null);

    /// <summary>His own choice, which Meta would answer with 131050.</summary>
    public static async Task<string?> WhyUnwantedAsync(MessagingDbContext db, Conversation conversation, Content content, CancellationToken ct) =>
        content is TemplateContent template
            && await db.Templates.AnyAsync(t => t.Name == template.Name && t.Language == template.Language && t.Category == "MARKETING", ct)
            && await db.Contacts.AnyAsync(c => c.Id == conversation.ContactId && c.MarketingStopped, ct)
            ? NoAdvertising
            : null;

    public static string? WhyClosed(Conversation conversation, Content content, DateTimeOffset now) => conversation.WindowEndsAt > now || content is TemplateContent ? null : WindowClosed;

    internal static async Task<(Content? Content, (string Field, string Text)? Problem)> ContentOfAsync(
        MessagingDbContext db, Conversation conversation, SendMessageRequest request, DateTimeOffset now, CancellationToken ct)
    {
        switch (request)
        {
            case { Content: ReactionContent reaction, Template: null, Text: null, MediaId: null, Buttons: null, Picture: null }:
                return await Reactions.MayBeToAsync(db, conversation, reaction.Wamid, now, ct)
                    ? (reaction, null)
                    : (null, ("content.wamid", "There is no such message of the last thirty days in this chat."));

            case { Content: { } content, Template: null, Text: null, MediaId: null, Buttons: null, Picture: null }:
                return content is LocationContent or ContactsContent or LinkContent { Picture: null } or ContactRequestContent or LocationRequestContent or FormContent
                        or ProductContent or ProductsContent or CatalogContent
                    ? (content, null)
                    : (null, ("content", "A text, file or template has a field of its own."));

            case { Template: { } template, Text: null, MediaId: null, Buttons: null, Picture: null, Content: null }:
                var header = template.HeaderMediaId is { } id ? await FileAsync(id) : null;
                return template.HeaderMediaId is not null && header is null
                    ? (null, ("template.headerMediaId", "There is no such file in this chat."))
                    : (new TemplateContent(template.Name, template.Language, template.BodyParameters)
                    {
                        ParameterNames = template.ParameterNames,
                        HeaderText = template.HeaderParameter,
                        HeaderName = template.HeaderName,
                        HeaderMediaId = template.HeaderMediaId,
                        HeaderKind = header is null ? null : MediaRules.For(header.MimeType)?.Kind,
                        HeaderFilename = header?.Filename,
                        Buttons = template.ButtonParameters,
                    }, null);

            case { MediaId: { } above, Text: { } words, Buttons: { Count: > 0 } choices, Template: null, Picture: null, Content: null } when !string.IsNullOrWhiteSpace(words):
                return await FileAsync(above) is { } shown && MediaRules.For(shown.MimeType) is { } kind
                    ? (new ButtonsContent(words, Buttons(choices)) { File = new MediaHeader(shown.Id, kind.Kind, shown.Filename) }, null)
                    : (null, ("mediaId", "There is no such file in this chat, or WhatsApp takes none of its type."));

            case { MediaId: { } mediaId, Template: null, Buttons: null, Picture: null, Content: null }:
                return await FileAsync(mediaId) is { } file && MediaRules.For(file.MimeType) is { } rule
                    ? (new MediaContent(file.Id, rule.Kind, file.Filename, string.IsNullOrWhiteSpace(request.Text) ? null : request.Text), null)
                    : (null, ("mediaId", "There is no such file in this chat, or WhatsApp takes none of its type."));

            case { Text: { } text, Buttons: { Count: > 0 } buttons, Template: null, MediaId: null, Content: null } when !string.IsNullOrWhiteSpace(text):
                return (new ButtonsContent(text, Buttons(buttons)) { Picture = request.Picture }, null);

            case { Picture: { } picture, Template: null, MediaId: null, Content: null }:
                return (new ImageContent(picture, string.IsNullOrWhiteSpace(request.Text) ? null : request.Text), null);

            case { Text: { } text, Template: null, MediaId: null, Content: null } when !string.IsNullOrWhiteSpace(text):
                // As on a phone: who sends an address shows what is behind it.
                return (new TextContent(text) { LinkPreview = text.Contains("https://", StringComparison.Ordinal) }, null);

            default:
                return (null, ("text", "Give a text (with buttons if you like), or a file, or a template, or a content of another kind."));
        }

        static List<Button> Buttons(IReadOnlyList<ReplyButton> titles)
        {
            var key = Guid.CreateVersion7().ToString("N");
            return [.. titles.Select((b, i) => new Button($"person.{key}.{i}", b.Title))];
        }

        Task<Media.MediaFile?> FileAsync(Guid id) => db.Media.AsNoTracking().SingleOrDefaultAsync(
            m => m.Id == id && m.ConversationId == conversation.Id && m.State == Media.MediaState.Stored, ct);
    }

    /// <summary>A person's words are sent as they are or not at all: what would be cut is told before.</summary>
    internal static (string Field, string Text)? Check(Content content) => WhatsAppRenderer.Render(content, new RenderContext { Recipient = new Recipient("+1", null), MediaId = "0" }) switch
    {
        Refused refused => (refused.Field, refused.Problem),
        Rendered { Changes: [var change, ..] } => (change.Field, "Is longer than WhatsApp takes."),
        _ => null,
    };
}
