using System.Collections.Concurrent;
using Bridge.WhatsAppSandbox.Graph.Media;
using Bridge.WhatsAppSandbox.State;

namespace Bridge.WhatsAppSandbox.Outbound;

/// <summary>Media sent by link: Meta fetches it itself and keeps it for ten minutes per address.</summary>
internal sealed class LinkedMedia(MediaStore media, IHttpClientFactory http, TimeProvider time)
{
    public const string Client = "link";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<Uri, (StoredMedia Media, DateTimeOffset Until)> _fetched = new();

    /// <summary>Null where it cannot be had or may not be sent: then the message fails with 131053.</summary>
    public async Task<StoredMedia?> FetchAsync(string kind, Uri link, string? filename, CancellationToken ct)
    {
        if (_fetched.TryGetValue(link, out var kept) && kept.Until > time.GetUtcNow())
        {
            return kept.Media;
        }
        try
        {
            using var client = http.CreateClient(Client);
            using var response = await client.GetAsync(link, HttpCompletionOption.ResponseHeadersRead, ct);
            if (!response.IsSuccessStatusCode || response.Content.Headers.ContentType?.MediaType is not { } mimeType)
            {
                return null;
            }
            await using var content = await response.Content.ReadAsStreamAsync(ct);
            var fetched = await media.SaveAsync(content, mimeType, filename, MediaStore.UploadLife, ct);
            if (MediaRules.Refusal(kind, mimeType, fetched.Size) is not null)
            {
                media.Delete(fetched);
                return null;
            }
            _fetched[link] = (fetched, time.GetUtcNow() + Kept);
            return fetched;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
