using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Bridge.Contracts.Messaging;
using Bridge.Messaging.WhatsApp;
using Npgsql;

namespace Bridge.Messaging.Media;

/// <summary>
/// Gives Meta the bytes of a picture or document once per number and content, and its id from then on. A picture that cannot be had in time is left out:
/// its upload goes on, so that the next message has it.
/// </summary>
sealed partial class OutboundMedia(NpgsqlDataSource database, IHttpClientFactory clients, GraphClient graph, MediaStore store, TimeProvider clock, ILogger<OutboundMedia> logger)
{
    /// <summary>The name of the service client.</summary>
    public const string Catalog = "catalog";

    /// <summary>A document has up to 100 MB, and the way to Meta may be narrow: its client is patient.</summary>
    public const string ClientName = "graph-upload";

    /// <summary>What a customer waits for a picture at most.</summary>
    static readonly TimeSpan PicturePatience = TimeSpan.FromSeconds(2);

    /// <summary>A document is the message: worth a wait. Longer ones go on, and the message is tried again.</summary>
    static readonly TimeSpan DocumentPatience = TimeSpan.FromSeconds(30);

    /// <summary>Meta keeps an upload for 30 days.</summary>
    static readonly TimeSpan Life = TimeSpan.FromDays(28);

    readonly ConcurrentDictionary<(string Number, string Sha256), Lazy<Task<(string Id, DateTimeOffset Until)>>> _uploads = new();

    /// <summary>The file of a message at Meta.</summary>
    /// <param name="Id">Null where the content has none, or it could not be had.</param>
    /// <param name="Trouble">Why a file that is the message is not there yet; nothing was sent.</param>
    public readonly record struct MetaFile(string? Id, SendOutcome? Trouble = null);

    /// <param name="MayBeLeftOut">A picture beside words, and no document, which is the message.</param>
    sealed record Wanted(string Sha256, bool MayBeLeftOut, Func<Task<Upload>> OpenAsync)
    {
        public TimeSpan Patience => MayBeLeftOut ? PicturePatience : DocumentPatience;
    }

    sealed record Upload(HttpContent Content, string MimeType, string Name);

    public async Task<MetaFile> FileAsync(string phoneNumberId, Content content)
    {
        if (await WantedAsync(content) is not { } wanted)
        {
            return default;
        }

        try
        {
            return new MetaFile(await GetAsync(phoneNumberId, wanted));
        }
        catch (Exception e) when (!wanted.MayBeLeftOut && e is not IOException)
        {
            // It is here, and on its way or refused: the message waits for its file as it would wait for Meta.
            return new MetaFile(null, e is UploadRefusedException refused ? new SendOutcome.Rejected(refused.Code, refused.Message) : new SendOutcome.NotSent("The file could not be uploaded"));
        }
        catch (Exception)
        {
            // Of a picture, whatever the reason, the text goes; a document that is gone is no message. The omission stands on the message, the reason in the log.
            return default;
        }
    }

    /// <summary>Meta does not know the file any more, whatever was said when it was uploaded: it is given to Meta anew.</summary>
    public async Task ForgetAsync(string phoneNumberId, Content content, string id)
    {
        if (await WantedAsync(content) is not { Sha256: var sha256 })
        {
            return;
        }

        await using var connection = await database.OpenConnectionAsync();
        await using var command = connection.Command("DELETE FROM media_upload WHERE phone_number_id = $1 AND sha256 = $2 AND meta_id = $3", phoneNumberId, sha256, id);
        await command.ExecuteNonQueryAsync();
        if (_uploads.TryGetValue((phoneNumberId, sha256), out var upload) && upload is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } && (await upload.Value).Id == id)
        {
            _uploads.TryRemove(new((phoneNumberId, sha256), upload));
        }

        LogForgotten(sha256);
    }

    async Task<Wanted?> WantedAsync(Content content) => content switch
    {
        ImageContent { Image: var picture } => Picture(picture),
        ButtonsContent { Picture: { } picture } => Picture(picture),
        LinkContent { Picture: { } picture } => Picture(picture),
        DocumentContent document => await StoredAsync(document.MediaId, document.Filename),
        MediaContent { MediaId: var media, Filename: var name } => await StoredAsync(media, name),
        ButtonsContent { File: { } file } => await StoredAsync(file.MediaId, file.Filename),
        TemplateContent { HeaderMediaId: { } media } => await StoredAsync(media, null),
        _ => null,
    };

    Wanted Picture(ImageRef picture) => new(picture.Sha256, MayBeLeftOut: true, () => FetchPictureAsync(picture));

    async Task<Wanted?> StoredAsync(Guid id, string? name) => await store.FindAsync(id, CancellationToken.None) is { Sha256: { } hash } file
        ? new Wanted(hash, MayBeLeftOut: false, async () =>
            new Upload(new StreamContent(File.OpenRead(await store.FileAsync(hash, CancellationToken.None))), file.MimeType, name ?? file.Filename ?? "file"))
        : null;

    async Task<string> GetAsync(string phoneNumberId, Wanted wanted)
    {
        var key = (phoneNumberId, wanted.Sha256);
        if (_uploads.TryGetValue(key, out var earlier) && earlier is { IsValueCreated: true, Value.IsFaulted: true })
        {
            // It failed after its message had gone without it.
            _uploads.TryRemove(new(key, earlier));
        }

        var upload = _uploads.GetOrAdd(key, _ => new Lazy<Task<(string, DateTimeOffset)>>(() => Task.Run(() => UploadAsync(phoneNumberId, wanted))));
        try
        {
            var (id, until) = await upload.Value.WaitAsync(wanted.Patience, clock);
            if (until > clock.GetUtcNow())
            {
                return id;
            }
        }
        catch (TimeoutException) when (!upload.Value.IsFaulted)
        {
            LogLate(wanted.Sha256, wanted.Patience);
            throw;
        }
        catch (Exception e)
        {
            _uploads.TryRemove(new(key, upload));
            LogFailed(e, wanted.Sha256);
            throw;
        }

        _uploads.TryRemove(new(key, upload));
        return await GetAsync(phoneNumberId, wanted);
    }

    async Task<(string Id, DateTimeOffset Until)> UploadAsync(string phoneNumberId, Wanted wanted)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using (var known = connection.Command(
            "SELECT meta_id, uploaded_at FROM media_upload WHERE phone_number_id = $1 AND sha256 = $2 AND uploaded_at > now() - $3", phoneNumberId, wanted.Sha256, Life))
        await using (var reader = await known.ExecuteReaderAsync())
        {
            if (await reader.ReadAsync())
            {
                return (reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1) + Life);
            }
        }

        await connection.CloseAsync();
        var id = await SendAsync(phoneNumberId, await wanted.OpenAsync());
        await connection.OpenAsync();
        await using var keep = connection.Command(
            """
            INSERT INTO media_upload (phone_number_id, sha256, meta_id, uploaded_at) VALUES ($1, $2, $3, now())
            ON CONFLICT (phone_number_id, sha256) DO UPDATE SET meta_id = excluded.meta_id, uploaded_at = excluded.uploaded_at
            """, phoneNumberId, wanted.Sha256, id);
        await keep.ExecuteNonQueryAsync();
        return (id, clock.GetUtcNow() + Life);
    }

    async Task<Upload> FetchPictureAsync(ImageRef picture)
    {
        var bytes = await clients.CreateClient(Catalog).GetByteArrayAsync($"/internal/images/{picture.ImageId}");
        var type = MediaTypes.Sniff(bytes);
        if (bytes.Length > MediaTypes.PictureLimit || type is not ("image/jpeg" or "image/png") || Convert.ToHexStringLower(SHA256.HashData(bytes)) != picture.Sha256)
        {
            throw new InvalidDataException($"The picture {picture.ImageId} is not the JPEG or PNG of at most 5 MB that its reference names.");
        }

        return new Upload(new ByteArrayContent(bytes), type, type == "image/png" ? "picture.png" : "picture.jpg");
    }

    async Task<string> SendAsync(string phoneNumberId, Upload upload)
    {
        using var form = new MultipartFormDataContent();
        using var file = upload.Content;
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(upload.MimeType);
        form.Add(new StringContent("whatsapp"), "messaging_product");
        // Meta documents the field as required and leaves it out of its own samples.
        form.Add(new StringContent(upload.MimeType), "type");
        form.Add(file, "file", upload.Name);
        using var request = graph.NewRequest(HttpMethod.Post, $"{phoneNumberId}/media");
        request.Content = form;
        using var response = await clients.CreateClient(ClientName).SendAsync(request);
        var answer = GraphAnswer.Read(response.StatusCode, await response.Content.ReadAsByteArrayAsync());
        return answer is { Error: null } && answer.Json.Text("id") is { } id ? id : throw new UploadRefusedException(answer.Error?.Code, answer.Error?.Text ?? "The upload was answered without an id.");
    }

    /// <summary>Meta said no to a file.</summary>
    sealed class UploadRefusedException(int? code, string message) : Exception(message)
    {
        public int? Code => code;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Media {Sha256} was not ready within {Patience}")]
    partial void LogLate(string sha256, TimeSpan patience);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Media {Sha256} could not be had")]
    partial void LogFailed(Exception e, string sha256);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Meta no longer knows media {Sha256}: it is uploaded anew")]
    partial void LogForgotten(string sha256);
}
