using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace Bridge.AppHost;

/// <summary>
/// Ports chosen by ourselves and remembered, because nobody types them. They lie below the range the kernel hands to outgoing connections: otherwise a
/// server that restarts may find its port taken by a client that was trying to reach it.
/// </summary>
internal sealed class Ports(string file)
{
    const int First = 20_000;
    const int End = 32_000;
    readonly Dictionary<string, int> _ports = File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(file)) ?? [] : [];
    readonly HashSet<string> _checked = [];

    public int Of(string name)
    {
        if (_checked.Add(name))
        {
            if (!_ports.TryGetValue(name, out var port) || !IsFree(port))
            {
                do
                {
                    port = RandomNumberGenerator.GetInt32(First, End);
                }
                while (_ports.ContainsValue(port) || !IsFree(port));
                _ports[name] = port;
                File.WriteAllText(file, JsonSerializer.Serialize(_ports));
            }
        }
        return _ports[name];
    }

    static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
