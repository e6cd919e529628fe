using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;

namespace Bridge.Messaging.Media;

/// <summary>
/// Section <c>Media:Scan</c>: clamd's address, <c>tcp://127.0.0.1:3310</c> or <c>unix:///run/clamav/clamd.ctl</c>; without one nothing is scanned. Its
/// StreamMaxLength must be 100M or more, as WhatsApp's files may be.
/// </summary>
sealed class ScanOptions
{
    public Uri? Clamd { get; init; }
    public int TimeoutSeconds { get; init; } = 60;
}

/// <summary>Has clamd look at a file before it is stored (INSTREAM: nothing but the bytes goes there). A scanner that does not answer lets nothing through.</summary>
sealed class VirusScan(IOptions<ScanOptions> options)
{
    const int Chunk = 64 * 1024;

    public async Task CheckAsync(string path, CancellationToken ct)
    {
        if (options.Value.Clamd is not { } clamd)
        {
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        string answer;
        try
        {
            answer = await AskAsync(clamd, path, patience.Token);
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new ScannerUnavailableException($"clamd did not answer: {e.GetType().Name}");
        }

        // "stream: OK", "stream: Win.Test.EICAR_HDB-1 FOUND", "INSTREAM size limit exceeded. ERROR".
        if (answer.EndsWith(" FOUND", StringComparison.Ordinal))
        {
            throw new InfectedException(answer["stream: ".Length..^" FOUND".Length]);
        }

        if (!answer.EndsWith(" OK", StringComparison.Ordinal))
        {
            throw new ScannerUnavailableException($"clamd answered: {answer}");
        }
    }

    static async Task<string> AskAsync(Uri clamd, string path, CancellationToken ct)
    {
        var unix = clamd.Scheme == "unix";
        using var socket = unix ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await (unix ? socket.ConnectAsync(new UnixDomainSocketEndPoint(clamd.AbsolutePath), ct) : socket.ConnectAsync(clamd.Host, clamd.Port, ct));
        await using var stream = new NetworkStream(socket, ownsSocket: false);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var buffer = new byte[sizeof(int) + Chunk];
        await using (var file = File.OpenRead(path))
        {
            int read;
            while ((read = await file.ReadAsync(buffer.AsMemory(sizeof(int)), ct)) > 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                await stream.WriteAsync(buffer.AsMemory(0, sizeof(int) + read), ct);
            }
        }

        await stream.WriteAsync(new byte[sizeof(int)], ct);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, ct);
        return Encoding.UTF8.GetString(answer.ToArray()).TrimEnd('\0', '\n', ' ');
    }
}

/// <param name="name">What was found, in the scanner's words.</param>
sealed class InfectedException(string name) : Exception(name);

sealed class ScannerUnavailableException(string message) : Exception(message);
