using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
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

    /// <summary>What a customer waits for a picture at most.</summary>
    static readonly TimeSpan PicturePatience = TimeSpan.FromSeconds(2);

    /// <summary>A document is the message: worth a wait.</summary>
    static readonly TimeSpan DocumentPatience = TimeSpan.FromSeconds(30);

    /// <summary>Meta keeps an upload for 30 days.</summary>
    static readonly TimeSpan Life = TimeSpan.FromDays(28);

    readonly ConcurrentDictionary<(string Number, string Sha256), Lazy<Task<(string Id, DateTimeOffset Until)>>> _uploads = new();

    /// <summary>Null where the content has no media, or it could not be had.</summary>
    public async Task<string?> MetaIdAsync(string phoneNumberId, Content content)
    {
        switch (content)
        {
            case ImageContent { Image: var picture }:
                return await GetAsync(phoneNumberId, picture.Sha256, PicturePatience, () => FetchPictureAsync(picture));
            case ButtonsContent { Picture: { } picture }:
                return await GetAsync(phoneNumberId, picture.Sha256, PicturePatience, () => FetchPictureAsync(picture));
            case LinkContent { Picture: { } picture }:
                return await GetAsync(phoneNumberId, picture.Sha256, PicturePatience, () => FetchPictureAsync(picture));
            case DocumentContent document:
                return await GetStoredAsync(phoneNumberId, document.MediaId, document.Filename);
            case MediaContent { MediaId: var media, Filename: var name }:
                return await GetStoredAsync(phoneNumberId, media, name);
            case ButtonsContent { File: { } file }:
                return await GetStoredAsync(phoneNumberId, file.MediaId, file.Filename);
            case TemplateContent { HeaderMediaId: { } media }:
                return await GetStoredAsync(phoneNumberId, media, null);
            default:
                return null;
        }
    }

    async Task<string?> GetStoredAsync(string phoneNumberId, Guid id, string? name) =>
        await store.FindAsync(id, CancellationToken.None) is { Sha256: { } hash } file
            ? await GetAsync(phoneNumberId, hash, DocumentPatience, async () => (await File.ReadAllBytesAsync(await store.FileAsync(hash, CancellationToken.None)), file.MimeType, name ?? file.Filename ?? "file"))
            : null;

    async Task<string?> GetAsync(string phoneNumberId, string sha256, TimeSpan patience, Func<Task<(byte[] Bytes, string MimeType, string Name)>> fetch)
    {
        var key = (phoneNumberId, sha256);
        if (_uploads.TryGetValue(key, out var earlier) && earlier is { IsValueCreated: true, Value.IsFaulted: true })
        {
            // It failed after its message had gone without it.
            _uploads.TryRemove(new(key, earlier));
        }

        var upload = _uploads.GetOrAdd(key, _ => new Lazy<Task<(string, DateTimeOffset)>>(() => Task.Run(() => UploadAsync(phoneNumberId, sha256, fetch))));
        try
        {
            var (id, until) = await upload.Value.WaitAsync(patience, clock);
            if (until > clock.GetUtcNow())
            {
                return id;
            }

            _uploads.TryRemove(new(key, upload));
            return await GetAsync(phoneNumberId, sha256, patience, fetch);
        }
        catch (TimeoutException)
        {
            LogLate(sha256, patience);
            return null;
        }
        catch (Exception e)
        {
            // Whatever the reason, the text goes: the omission stands on the message, the reason here.
            _uploads.TryRemove(new(key, upload));
            LogFailed(e, sha256);
            return null;
        }
    }

    async Task<(string Id, DateTimeOffset Until)> UploadAsync(string phoneNumberId, string sha256, Func<Task<(byte[] Bytes, string MimeType, string Name)>> fetch)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using (var known = connection.Command(
            "SELECT meta_id, uploaded_at FROM media_upload WHERE phone_number_id = $1 AND sha256 = $2 AND uploaded_at > now() - $3", phoneNumberId, sha256, Life))
        await using (var reader = await known.ExecuteReaderAsync())
        {
            if (await reader.ReadAsync())
            {
                return (reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1) + Life);
            }
        }

        await connection.CloseAsync();
        var (bytes, mimeType, name) = await fetch();
        var id = await UploadAsync(phoneNumberId, bytes, mimeType, name);
        await connection.OpenAsync();
        await using var keep = connection.Command(
            """
            INSERT INTO media_upload (phone_number_id, sha256, meta_id, uploaded_at) VALUES ($1, $2, $3, now())
            ON CONFLICT (phone_number_id, sha256) DO UPDATE SET meta_id = excluded.meta_id, uploaded_at = excluded.uploaded_at
            """, phoneNumberId, sha256, id);
        await keep.ExecuteNonQueryAsync();
        return (id, clock.GetUtcNow() + Life);
    }

    async Task<(byte[] Bytes, string MimeType, string Name)> FetchPictureAsync(ImageRef picture)
    {
        var bytes = await clients.CreateClient(Catalog).GetByteArrayAsync($"/internal/images/{picture.ImageId}");
        var type = MediaTypes.Sniff(bytes);
        if (bytes.Length > MediaTypes.PictureLimit || type is not ("image/jpeg" or "image/png") || Convert.ToHexStringLower(SHA256.HashData(bytes)) != picture.Sha256)
        {
            throw new InvalidDataException($"The picture {picture.ImageId} is not the JPEG or PNG of at most 5 MB that its reference names.");
        }

        return (bytes, type, type == "image/png" ? "picture.png" : "picture.jpg");
    }

    async Task<string> UploadAsync(string phoneNumberId, byte[] bytes, string mimeType, string name)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse(mimeType);
        form.Add(new StringContent("whatsapp"), "messaging_product");
        // Meta documents the field as required and leaves it out of its own samples.
        form.Add(new StringContent(mimeType), "type");
        form.Add(file, "file", name);
        using var request = graph.NewRequest(HttpMethod.Post, $"{phoneNumberId}/media");
        request.Content = form;
        using var response = await clients.CreateClient(GraphClient.ClientName).SendAsync(request);
        response.EnsureSuccessStatusCode();
        var answer = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsByteArrayAsync());
        return answer.Text("id") ?? throw new InvalidDataException("The upload was answered without an id.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Media {Sha256} was not ready within {Patience}")]
    partial void LogLate(string sha256, TimeSpan patience);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Media {Sha256} could not be had")]
    partial void LogFailed(Exception e, string sha256);
}
