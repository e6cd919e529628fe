using System.Net;
using Microsoft.Extensions.Options;

namespace Bridge.Catalog.Images;

/// <summary>
/// Fetches what an ERP's image_url names. The address comes from another system, so only the ERP's own host and those on the operator's list are asked,
/// no redirect is followed, and what comes is measured before it is kept.
/// </summary>
internal sealed class RemotePictures(IHttpClientFactory http, IOptions<ImageOptions> options, IConfiguration configuration)
{
    internal const string Client = "pictures";

    /// <summary>The picture, or what is wrong with it. What may mend itself is thrown.</summary>
    public async Task<(byte[]? Bytes, string? Problem)> FetchAsync(string address, CancellationToken ct)
    {
        if (Resolve(address) is not { } url)
        {
            return (null, "the host is neither the ERP's nor on the operator's list (Images:AllowedHosts)");
        }

        using var response = await http.CreateClient(Client).GetAsync(url, HttpCompletionOption.ResponseHeadersRead, ct);
        if ((int)response.StatusCode is >= 300 and < 500 and not (408 or 425 or 429))
        {
            return (null, $"the host answered {(int)response.StatusCode}");
        }

        response.EnsureSuccessStatusCode();
        if (await ReadAsync(response.Content, ct) is not { } bytes)
        {
            return (null, $"it has more than {PictureFormat.MaxBytesBefore / 1048576} MB");
        }

        return (bytes, null);
    }

    /// <summary>Null where the address may not be asked. A relative one belongs to the ERP.</summary>
    internal Uri? Resolve(string address)
    {
        var erp = Uri.TryCreate(configuration["Erp:BaseUrl"], UriKind.Absolute, out var given) ? given : null;
        Uri? url;
        // A path such as /images/1.png is an absolute file address on Unix, and means the ERP.
        if (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal))
        {
            url = erp is null ? null : new Uri(erp, address);
        }
        else if (!Uri.TryCreate(address, UriKind.Absolute, out url))
        {
            url = erp is not null && Uri.TryCreate(erp, address, out var relative) ? relative : null;
        }

        if (url is null || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp) || url.UserInfo.Length > 0)
        {
            return null;
        }

        var own = erp is not null && erp.Scheme == url.Scheme && erp.Authority == url.Authority;
        return own || options.Value.AllowedHosts.Contains(url.Authority, StringComparer.OrdinalIgnoreCase) ? url : null;
    }

    static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken ct)
    {
        if (content.Headers.ContentLength > PictureFormat.MaxBytesBefore)
        {
            return null;
        }

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
        builder.Services.AddHttpClient(RemotePictures.Client, client => client.Timeout = TimeSpan.FromSeconds(15))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.None,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                MaxConnectionsPerServer = PictureWorker.AtOnce,
                PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            });
        builder.Services.AddSingleton<RemotePictures>();
        builder.Services.AddHostedService<PictureWorker>();
    }
}
