using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Bridge.ServiceDefaults.Tests;

/// <summary>TLS in front of the plain server of the tests, as a PostgreSQL or a RabbitMQ that asks for it has it. Tells how many came in by TLS.</summary>
sealed class TlsDoor : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _end = new();
    readonly X509Certificate2 _certificate;
    readonly int _behind;
    readonly bool _postgres;
    int _entered;

    public TlsDoor(X509Certificate2 certificate, int behind, bool postgres)
    {
        (_certificate, _behind, _postgres) = (certificate, behind, postgres);
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Entered => _entered;

    async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = ServeAsync(client);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        try
        {
            using var _ = client;
            var plain = client.GetStream();
            if (_postgres)
            {
                // A request for TLS, and nothing but that, is answered with S: what begins plainly is hung up on.
                var asked = new byte[8];
                await plain.ReadExactlyAsync(asked, _end.Token);
                if (asked is not [0, 0, 0, 8, 4, 210, 22, 47])
                {
                    return;
                }

                await plain.WriteAsync("S"u8.ToArray(), _end.Token);
            }

            await using var tls = new SslStream(plain);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
            Interlocked.Increment(ref _entered);
            using var server = new TcpClient();
            await server.ConnectAsync(IPAddress.Loopback, _behind, _end.Token);
            await using var behind = server.GetStream();
            await Task.WhenAny(tls.CopyToAsync(behind, _end.Token), behind.CopyToAsync(tls, _end.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
        {
            // One of the two has gone, or would not speak.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        _end.Dispose();
    }
}
