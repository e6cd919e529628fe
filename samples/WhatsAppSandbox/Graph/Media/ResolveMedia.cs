using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bridge.WhatsAppSandbox.Control;
using Bridge.WhatsAppSandbox.State;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Graph.Media;

/// <summary>Turns a media id into an address that is good for five minutes and for the bearer of the same token.</summary>
internal sealed class ResolveMedia(IOptions<WhatsAppOptions> account, Faults faults, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public IResult Handle(StoredMedia media, HttpRequest request)
    {
        var owner = request.Query["phone_number_id"].ToString();
        if (owner.Length > 0 && owner != account.Value.PhoneNumberId)
        {
            return GraphErrors.UnknownObject(media.Id).ToResult();
        }
        var ext = (time.GetUtcNow() + Life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return Results.Json(new JsonObject
        {
            ["url"] = $"{request.Scheme}://{request.Host}{DownloadMedia.Path}?mid={media.Id}&ext={ext}&hash={Hash(media.Id, ext)}",
            ["mime_type"] = media.MimeType,
            ["sha256"] = Convert.ToHexStringLower(faults.Take(MediaFaultKind.WrongHash) ? SHA256.HashData(media.Sha256) : media.Sha256),
            ["file_size"] = faults.Take(MediaFaultKind.TooLarge) ? MediaRules.LargestFile + 1 : media.Size,
            ["id"] = media.Id,
            ["messaging_product"] = "whatsapp",
        }, contentType: GraphApi.Json);
    }

    public bool StillGood(string mid, string ext, string hash) =>
        long.TryParse(ext, NumberStyles.None, CultureInfo.InvariantCulture, out var until) && until > time.GetUtcNow().ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Hash(mid, ext)), Encoding.UTF8.GetBytes(hash));

    private string Hash(string mid, string ext) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(account.Value.AppSecret), Encoding.UTF8.GetBytes($"{mid}:{ext}")));
}
