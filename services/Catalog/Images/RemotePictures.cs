using System.Net;
using System.Net.Http.Json;
using Bridge.ServiceDefaults;
using Microsoft.AspNetCore.Mvc;

namespace Bridge.Catalog.Images;

/// <summary>
/// Fetches what an ERP's image_url names, by way of ErpConnector: it knows where the ERP is and which addresses may be asked. What comes is measured
/// before it is kept.
/// </summary>
internal sealed class RemotePictures(IHttpClientFactory http)
{
    /// <summary>The picture, or what is wrong with it. What may mend itself is thrown.</summary>
    public async Task<(byte[]? Bytes, string? Problem)> FetchAsync(string address, CancellationToken ct)
    {
        using var response = await http.CreateClient("erp-connector").GetAsync($"internal/pictures?url={Uri.EscapeDataString(address)}", HttpCompletionOption.ResponseHeadersRead, ct);
        if (response.StatusCode == HttpStatusCode.UnprocessableEntity)
        {
            return (null, (await response.Content.ReadFromJsonAsync<ProblemDetails>(BridgeJson.Options, ct))?.Detail);
        }

        response.EnsureSuccessStatusCode();
        if (await ReadAsync(response.Content, ct) is not { } bytes)
        {
            return (null, $"it has more than {PictureFormat.MaxBytesBefore / 1048576} MB");
        }

        return (bytes, null);
    }

    static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken ct)
    {
        await using var stream = await content.ReadAsStreamAsync(ct);
        var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, ct)) > 0;)
        {
            if (kept.Length + read > PictureFormat.MaxBytesBefore)
            {
                return null;
            }

            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}

internal static class RemotePicturesSetup
{
    public static void AddRemotePictures(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RemotePictures>();
        builder.Services.AddHostedService<PictureWorker>();
    }
}
