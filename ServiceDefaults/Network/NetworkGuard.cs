using System.Net;
using System.Net.Sockets;

namespace Bridge.ServiceDefaults;

/// <summary>The address is not one that Bridge may call; nothing was sent.</summary>
public sealed class NetworkRefusedException(string message) : IOException(message);

/// <summary>
/// Decides at connect time, on the very addresses it then connects to: a name that resolves to something else the second time gains nothing. Public
/// addresses by https; private ones, and plain http, only where the operator lists them, which the console cannot.
/// </summary>
/// <param name="allowed">As the operator's setting has it: <c>127.0.0.1:8089, 10.20.0.0/16:443</c>.</param>
/// <param name="setting">Its name, for who must change it.</param>
/// <param name="resolve">How a name becomes addresses; the machine's own way where nothing is said.</param>
public sealed class NetworkGuard(string allowed, string setting, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(3);

    readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve = resolve ?? Dns.GetHostAddressesAsync;

    readonly IReadOnlyList<AllowedNetwork> _allowed = AllowedNetwork.ParseAll(allowed, setting);

    /// <summary>For an HttpClient's handler.</summary>
    public ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct) =>
        ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttps, ct);

    /// <param name="secure">What is said there is encrypted from its first byte or not said: only then a public address may be called.</param>
    public async ValueTask<Stream> ConnectAsync(string host, int port, bool secure, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(ConnectTimeout);

        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await _resolve(host, patience.Token);
        var permitted = Array.FindAll(addresses, a => Permits(a, port, secure));
        if (permitted.Length == 0)
        {
            var refused = addresses[0];
            throw new NetworkRefusedException(!secure && PublicNetworks.Contains(refused)
                ? $"{host} is asked for without encryption, which only networks in {setting} may be"
                : $"{host} is at {refused}, port {port}, where Bridge may not call: the operator permits networks in {setting}");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(permitted, port, patience.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public bool Permits(IPAddress address, int port, bool https)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _allowed.Any(a => a.Contains(plain, port)) || (https && PublicNetworks.Contains(plain));
    }
}

/// <summary>One entry of such a setting: an address or a network, and a port where it is only that one.</summary>
internal sealed record AllowedNetwork(IPNetwork Network, int? Port)
{
    public bool Contains(IPAddress address, int port) => (Port is null || Port == port) && Network.Contains(address);

    public static IReadOnlyList<AllowedNetwork> ParseAll(string list, string setting) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(entry => Parse(entry, setting))];

    static AllowedNetwork Parse(string entry, string setting)
    {
        // 10.20.0.0/16:443, 127.0.0.1:8089, [fd00::]/8:443, fd00::/8
        var colon = entry.LastIndexOf(':');
        var hasPort = colon > 0 && (entry[..colon].Contains('.') || entry[..colon].Contains(']'));
        var network = (hasPort ? entry[..colon] : entry).Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        int? port = hasPort && ushort.TryParse(entry[(colon + 1)..], out var number) ? number : null;
        if (hasPort && port is null)
        {
            throw new FormatException($"{setting}: '{entry}' has no port after its last colon.");
        }
        if (IPAddress.TryParse(network, out var address))
        {
            return new AllowedNetwork(new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128), port);
        }
        return IPNetwork.TryParse(network, out var range)
            ? new AllowedNetwork(range, port)
            : throw new FormatException($"{setting}: '{entry}' is neither an address nor a network such as 10.20.0.0/16:443.");
    }
}

internal static class PublicNetworks
{
    /// <summary>IANA's special-purpose registries, and the forms that carry an IPv4 address inside (NAT64, 6to4, Teredo).</summary>
    static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16",
            "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static bool Contains(IPAddress address) => !Special.Any(network => network.Contains(address));
}
