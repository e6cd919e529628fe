using System.Net.Sockets;
using System.Text;

namespace Bridge.ErpConnector.Tests.Calling;

/// <summary>A server below HTTP: it reads a request to its end and answers the bytes that a test gives it, whatever they are.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _over = new();
    private readonly Func<string, NetworkStream, Task> _answer;
    private readonly Task _serving;

    public RawServer(Func<string, NetworkStream, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <param name="answer">Each character a byte.</param>
    public RawServer(string answer) : this((_, stream) => stream.WriteAsync(Encoding.Latin1.GetBytes(answer)).AsTask())
    {
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port}");

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_over.Token);
                var stream = client.GetStream();
                await _answer(await RequestAsync(stream), stream);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The test is over, or its client has hung up.
        }
    }

    private async Task<string> RequestAsync(NetworkStream stream)
    {
        var (text, buffer) = (new StringBuilder(), new byte[8192]);
        while (true)
        {
            var read = await stream.ReadAsync(buffer, _over.Token);
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            var request = text.ToString();
            var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var length = request.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.Ordinal))?[16..] ?? "0";
            if (read == 0 || (end >= 0 && request.Length >= end + 4 + int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)))
            {
                return request;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _serving;
        _listener.Stop();
        _over.Dispose();
    }
}
