using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.Conversations;
using Bridge.Messaging.WhatsApp;
using Bridge.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Media;

/// <summary>
/// Fetches customers' files at once, outside of the webhook: Meta's links live for five minutes, its ids for seven days. What cannot be had now is tried
/// again, less and less often, for six days.
/// </summary>
sealed partial class MediaFetcher(
    IDbContextFactory<MessagingDbContext> contexts, MediaDownload download, MediaStore store, MediaSignal signal, TimeProvider clock, ILogger<MediaFetcher> logger) : BackgroundService
{
    const int AtOnce = 4;

    /// <summary>Shorter than Meta's ids live: a weekend without a token loses no CV.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromDays(6);

    /// <summary>A hundred megabytes at less than two megabits a second do not come any more.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(ClaimedAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken }, async (file, ct) =>
        {
            try
            {
                using var longest = CancellationTokenSource.CreateLinkedTokenSource(ct);
                longest.CancelAfter(Longest);
                await FetchAsync(file, longest.Token, ct);
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                LogFailed(e);
            }
        });

    /// <summary>One whenever there is a hand for it: a file that takes its time holds up no other.</summary>
    async IAsyncEnumerable<MediaFile> ClaimedAsync([EnumeratorCancellation] CancellationToken ct)
    {
        while (true)
        {
            if (await ClaimAsync(ct) is { } file)
            {
                yield return file;
            }
            else
            {
                await signal.WaitAsync(Poll, ct);
            }
        }
    }

    /// <summary>Claimed by moving its due time on: a process that dies while fetching leaves it to the next one.</summary>
    async Task<MediaFile?> ClaimAsync(CancellationToken ct)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var claimed = await db.Media.FromSql(
                $"""
                 UPDATE media SET attempts = attempts + 1, due_at = now() + least(3600, 5 * 2 ^ least(attempts, 10)) * interval '1 second' + interval '2 minutes'
                 WHERE id IN (SELECT id FROM media WHERE state = 'Pending' AND due_at <= now() ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
                 RETURNING *
                 """).AsNoTracking().ToListAsync(ct);
            return claimed.SingleOrDefault();
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogFailed(e);
            return null;
        }
    }

    async Task FetchAsync(MediaFile file, CancellationToken longest, CancellationToken ct)
    {
        try
        {
            var stored = await DownloadAsync(file, longest);
            if (Differs(file, stored))
            {
                // Cut short on the way, it may be: once more before it is said to be another.
                stored = await DownloadAsync(file, longest);
            }

            await (Differs(file, stored) ? SettleAsync(file, null, MediaFailure.HashDiffers, ct) : SettleAsync(file, stored, null, ct));
        }
        catch (TooLargeException)
        {
            await SettleAsync(file, null, MediaFailure.TooLarge, ct);
        }
        catch (InfectedException e)
        {
            LogInfected(file.Id, e.Message);
            await SettleAsync(file, null, MediaFailure.Infected, ct);
        }
        catch (HttpRequestException e) when (e.StatusCode is HttpStatusCode.NotFound)
        {
            await SettleAsync(file, null, MediaFailure.NotFound, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            LogTryFailed(file.Id, file.Attempts, e.GetType().Name);
            if (file.CreatedAt < clock.GetUtcNow() - Patience)
            {
                await SettleAsync(file, null, MediaFailure.Unreachable, ct);
            }
        }
    }

    async Task<StoredContent> DownloadAsync(MediaFile file, CancellationToken ct)
    {
        await using var content = await download.OpenAsync(file, ct);
        return await store.WriteAsync(content, MediaTypes.InboundLimit, ct);
    }

    static bool Differs(MediaFile file, StoredContent stored) => file.DeclaredSha256 is { } declared && declared != stored.Sha256;

    async Task SettleAsync(MediaFile file, StoredContent? stored, MediaFailure? failure, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var conversation = await Conversation.LockAsync(db, file.ConversationId, ct);
        var row = await db.Media.SingleAsync(m => m.Id == file.Id, ct);
        if (row.State != MediaState.Pending)
        {
            return;
        }

        if (stored is not null)
        {
            if (!await store.HoldAsync(db, stored.Sha256, ct))
            {
                throw new IOException("The file went before it was written down.");
            }

            row.State = MediaState.Stored;
            row.MimeType = MediaTypes.Of(stored.Head, row.MimeType);
            (row.Sha256, row.Size) = (stored.Sha256, stored.Size);
            db.Publish(new MediaStored(row.Id, row.ConversationId, row.MimeType, stored.Size, stored.Sha256));
        }
        else
        {
            LogGivenUp(file.Id, failure!.Value);
            (row.State, row.Failure) = (MediaState.Failed, failure);
            db.Publish(new MediaFailed(row.Id, row.ConversationId, failure.Value));
        }

        conversation!.Change(db);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Fetching media failed")]
    partial void LogFailed(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Media {Media} could not be fetched (try {Attempt}): {Reason}")]
    partial void LogTryFailed(Guid media, int attempt, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Media {Media} is not kept: the scanner found {Found}")]
    partial void LogInfected(Guid media, string found);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Media {Media} is given up: {Failure}")]
    partial void LogGivenUp(Guid media, MediaFailure failure);
}

/// <summary>Resolves Meta's id to a link and opens it, with the token, on Meta's hosts only.</summary>
sealed class MediaDownload(GraphClient graph, IHttpClientFactory clients, IOptionsMonitor<WhatsAppOptions> options)
{
    /// <summary>Does not follow redirects by itself: every hop is checked.</summary>
    public const string ClientName = "graph-media";

    const int Hops = 3;

    public async Task<Stream> OpenAsync(MediaFile file, CancellationToken ct)
    {
        using var resolve = graph.NewRequest(HttpMethod.Get, $"{file.MetaId}?phone_number_id={file.PhoneNumberId}");
        using var resolved = await clients.CreateClient(ClientName).SendAsync(resolve, ct);
        resolved.EnsureSuccessStatusCode();
        var answer = JsonSerializer.Deserialize<JsonElement>(await resolved.Content.ReadAsByteArrayAsync(ct));
        if (answer.Integer("file_size") > MediaTypes.InboundLimit)
        {
            throw new TooLargeException();
        }

        var url = new Uri(answer.Text("url") ?? throw new InvalidDataException("The media was resolved without a link."));
        for (var hop = 0; hop <= Hops; hop++)
        {
            using var request = graph.Authorized(new HttpRequestMessage(HttpMethod.Get, Allowed(url)));
            var response = await clients.CreateClient(ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
            {
                response.Dispose();
                url = new Uri(url, location);
                continue;
            }

            response.EnsureSuccessStatusCode();
            return await response.Content.ReadAsStreamAsync(ct);
        }

        throw new InvalidDataException("The link redirects in a circle.");
    }

    /// <summary>The token goes along: only to Meta's own hosts, and to whatever stands in for the Graph API.</summary>
    Uri Allowed(Uri url)
    {
        var graphApi = options.CurrentValue.GraphBaseUrl;
        var sameAsGraph = url.Scheme == graphApi.Scheme && url.Host == graphApi.Host && url.Port == graphApi.Port;
        return sameAsGraph || (url.Scheme == Uri.UriSchemeHttps && options.CurrentValue.MediaHosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase))
            ? url
            : throw new InvalidDataException($"The link leads to {url.Host}, which is not one of Meta's hosts.");
    }
}
