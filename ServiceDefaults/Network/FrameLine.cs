using System.Buffers;
using System.Net.WebSockets;
using System.Threading.Channels;

namespace Bridge.ServiceDefaults;

/// <summary>
/// A WebSocket for very many small frames in both directions. It never lingers: while one message is on its way the next gathers, so that an idle line carries a frame at once and a busy one
/// hundreds with one call of the system.
/// </summary>
/// <param name="write">Appends a frame and says how long it has become.</param>
/// <param name="largestMessage">Bytes that one message of the other side may have; our own end at a fifth of it, behind the frame that goes beyond.</param>
public sealed class FrameLine<TFrame>(WebSocket socket, Func<IBufferWriter<byte>, TFrame, int> write, int largestMessage)
{
    readonly Channel<TFrame> _frames = Channel.CreateUnbounded<TFrame>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>False once the line is closed.</summary>
    public bool TrySend(TFrame frame) => _frames.Writer.TryWrite(frame);

    /// <summary>What was sent before goes out, and then this half is closed; the other side may still speak.</summary>
    public void Close() => _frames.Writer.TryComplete();

    /// <summary>Writes until this half is closed.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        var message = new ArrayBufferWriter<byte>(16 * 1024);
        while (await _frames.Reader.WaitToReadAsync(ct))
        {
            message.ResetWrittenCount();
            for (var size = 0; size < largestMessage / 5 && _frames.Reader.TryRead(out var frame);)
            {
                size += write(message, frame);
            }

            await socket.SendAsync(message.WrittenMemory, WebSocketMessageType.Binary, true, ct);
        }

        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, ct);
    }

    /// <summary>The other side's messages, until it closes its half. A message's memory is good until the next is asked for.</summary>
    /// <exception cref="InvalidDataException">A message is too large.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> MessagesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var message = new ArrayBufferWriter<byte>(16 * 1024);
        while (true)
        {
            message.ResetWrittenCount();
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(message.GetMemory(4 * 1024), ct);
                message.Advance(part.Count);
                if (message.WrittenCount > largestMessage)
                {
                    throw new InvalidDataException("A message on the line is too large.");
                }
            }
            while (!part.EndOfMessage);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                yield break;
            }

            yield return message.WrittenMemory;
        }
    }
}
