using System.Text.Json;
using System.Text.Json.Serialization;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Media;
using Bridge.Messaging.Sending;
using Bridge.Messaging.Statuses;

namespace Bridge.Messaging.Conversations;

public sealed record ThreadPage(IReadOnlyList<ThreadEntry> Items, string? Next);

/// <summary>One entry: of <see cref="Item"/>, <see cref="Content"/> and <see cref="Line"/> exactly one is set, none where it is hidden.</summary>
public sealed record ThreadEntry
{
    public required string Id { get; init; }
    public required EntryBy By { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>What the customer sent, or who took over.</summary>
    public Item? Item { get; init; }

    /// <summary>What we said.</summary>
    public Content? Content { get; init; }

    /// <summary>Of a template: Meta's components as they stood when it was sent, where that is known.</summary>
    public JsonElement? Wording { get; init; }

    /// <summary>What happened.</summary>
    public ThreadLine? Line { get; init; }

    /// <summary>Part of an application, which this reader may not read.</summary>
    public bool Hidden { get; init; }

    /// <summary>It is a file of an application, such as a CV: that there is one, and no more.</summary>
    public bool HiddenFile { get; init; }

    public ThreadStatus? Status { get; init; }

    /// <summary>Meta's code, or a word of ours.</summary>
    public string? Failure { get; init; }
    public string? FailureDetail { get; init; }
    public bool MayHaveArrivedTwice { get; init; }

    /// <summary>What was cut or left out on the way, by field.</summary>
    public IReadOnlyDictionary<string, string>? Changes { get; init; }

    public string? Wamid { get; init; }

    /// <summary>The quoted message.</summary>
    public string? ContextWamid { get; init; }

    /// <summary>Forwarded, from an advertisement, about a product; null where it simply was written.</summary>
    public WhatsApp.MessageOrigin? Origin { get; init; }

    public long? Number { get; init; }
    public bool Late { get; init; }
    public ThreadMedia? Media { get; init; }
    public Guid? AgentId { get; init; }

    /// <summary>Of the bot's, by which its cost is asked for.</summary>
    public long? Turn { get; init; }

    /// <summary>Flow and step that spoke.</summary>
    public string? Source { get; init; }

    /// <param name="own">Else it is of a conversation that was merged into this one, with a number of its own.</param>
    internal static ThreadEntry Of(StoredItem item, IReadOnlyDictionary<Guid, MediaFile> media, Reader reader, bool own)
    {
        var seen = reader.Sees(item.HrOnly);
        var file = seen && item.Item is MediaItem { MediaId: var id } ? media.GetValueOrDefault(id) : null;
        return new ThreadEntry
        {
            Id = own ? $"i{item.Number}" : $"i{item.ConversationId:N}-{item.Number}",
            By = item.Item is TakenOver or HandedBack or ConversationMerged ? EntryBy.System : EntryBy.Customer,
            At = item.SentAt,
            Item = seen ? item.Item : null,
            Hidden = !seen,
            HiddenFile = !seen && item.HrOnly && item.Item is MediaItem,
            Wamid = item.Wamid,
            ContextWamid = item.ContextWamid,
            Origin = seen ? item.Origin : null,
            Number = own ? item.Number : null,
            Late = item.Late,
            Media = file is null ? null : new ThreadMedia(file.Id, file.State, file.MimeType, file.Size, file.Failure),
        };
    }

    internal static ThreadEntry Of(OutgoingMessage message, MessageStatus? status, IReadOnlyDictionary<Guid, MediaFile> media, Reader reader)
    {
        var seen = reader.Sees(message.HrOnly);
        var failed = status is { FailedAt: not null, Rank: < (short)WhatsApp.StatusKind.Delivered };
        return new ThreadEntry
        {
            Id = message.Id.ToString(),
            By = message.By,
            At = message.SentAt ?? message.CreatedAt,
            Content = seen ? message.Content : null,
            Wording = seen && message.Wording is { } wording ? JsonSerializer.Deserialize<JsonElement>(wording) : null,
            Hidden = !seen,
            HiddenFile = !seen && message.HrOnly && message.Content is MediaContent,
            Status = StatusOf(message, status),
            Failure = failed ? status!.ErrorCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) : message.Failure,
            FailureDetail = failed ? status!.ErrorTitle : message.FailureDetail,
            MayHaveArrivedTwice = message.MayHaveArrivedTwice,
            Changes = seen ? message.Changes : null,
            Wamid = message.Wamid,
            ContextWamid = message.ContextWamid,
            Media = seen && FileOf(message.Content) is { } id && media.GetValueOrDefault(id) is { } file
                ? new ThreadMedia(file.Id, file.State, file.MimeType, file.Size, file.Failure)
                : null,
            AgentId = message.AgentId,
            Turn = message.Turn,
            Source = message.Source,
        };
    }

    internal static Guid? FileOf(Content content) => content switch
    {
        MediaContent media => media.MediaId,
        ButtonsContent buttons => buttons.File?.MediaId,
        _ => null,
    };

    internal static ThreadEntry Of(SystemLine line) => new()
    {
        Id = $"l{line.Key}",
        By = EntryBy.System,
        At = line.At,
        Line = new ThreadLine(line.Code, line.Arguments),
    };

    static ThreadStatus StatusOf(OutgoingMessage message, MessageStatus? status) => message.Status switch
    {
        OutgoingStatus.Pending or OutgoingStatus.Sending => ThreadStatus.Pending,
        OutgoingStatus.Unknown or OutgoingStatus.Unsettled => ThreadStatus.Unknown,
        OutgoingStatus.Withheld => ThreadStatus.Withheld,
        OutgoingStatus.Failed => ThreadStatus.Failed,
        _ => status switch
        {
            { Rank: >= (short)WhatsApp.StatusKind.Read } => ThreadStatus.Read,
            { Rank: (short)WhatsApp.StatusKind.Delivered } => ThreadStatus.Delivered,
            // Final only while no device has it.
            { FailedAt: not null } => ThreadStatus.Failed,
            _ => message.Failure switch
            {
                SilenceSweeper.Expired => ThreadStatus.Failed,
                SilenceSweeper.NoStatus when status is null => ThreadStatus.Unknown,
                _ => ThreadStatus.Sent,
            },
        },
    };
}

public sealed record ThreadLine(string Code, IReadOnlyDictionary<string, string> Arguments);

public sealed record ThreadMedia(Guid Id, MediaState State, string MimeType, long? Size, MediaFailure? Failure);

[JsonConverter(typeof(CamelCaseEnum<ThreadStatus>))]
public enum ThreadStatus { Pending, Sent, Delivered, Read, Failed, Unknown, Withheld }
