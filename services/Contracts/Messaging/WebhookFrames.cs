using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Bridge.Contracts.Messaging;

/// <summary>A webhook on its way from the gateway to Messaging.</summary>
/// <param name="Number">Of this line, from 1; the answer names it.</param>
/// <param name="Signature">As the header has it.</param>
/// <param name="Trace">The W3C traceparent of a request that is traced, or empty.</param>
/// <param name="Body">To the byte.</param>
public readonly record struct CarriedWebhook(uint Number, string Signature, string Trace, ReadOnlyMemory<byte> Body);

/// <param name="Number">Of the webhook that is answered; <see cref="WebhookFrames.LeaveOff"/>: no further webhook may be put on this line.</param>
/// <param name="Status">As HTTP has them.</param>
public readonly record struct WebhookAnswer(uint Number, ushort Status);

/// <summary>
/// What goes over the line between gateway and Messaging: frames, of which a message of the WebSocket holds as many as had gathered. Numbers are little-endian; before a webhook's three parts
/// stand its number and their lengths (1, 1 and 4 bytes).
/// </summary>
public static class WebhookFrames
{
    public const string Path = "/internal/webhook-line";

    /// <summary>A tenth of a message's limit: what is larger is rare, and would keep others waiting.</summary>
    public const int LargestBody = 64 * 1024;

    public const int LargestMessage = 640 * 1024;
    public const uint LeaveOff = 0;

    /// <summary>So often the other side is asked whether it is still there.</summary>
    public static readonly TimeSpan Ping = TimeSpan.FromSeconds(5);

    /// <summary>So long it may say nothing: much more than a busy machine keeps anybody waiting.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    const int Head = 10, Answer = 6, LargestText = byte.MaxValue;

    /// <summary>May it go over the line? What may not is forwarded as it is.</summary>
    public static bool Fits(long? length, string signature) => length is > 0 and <= LargestBody && signature.Length <= LargestText && Ascii.IsValid(signature);

    public static int Write(IBufferWriter<byte> to, CarriedWebhook webhook)
    {
        var length = Head + webhook.Signature.Length + webhook.Trace.Length + webhook.Body.Length;
        var frame = to.GetSpan(length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame, webhook.Number);
        (frame[4], frame[5]) = ((byte)webhook.Signature.Length, (byte)webhook.Trace.Length);
        BinaryPrimitives.WriteInt32LittleEndian(frame[6..], webhook.Body.Length);
        frame = frame[Head..];
        Encoding.ASCII.GetBytes(webhook.Signature, frame);
        frame = frame[webhook.Signature.Length..];
        Encoding.ASCII.GetBytes(webhook.Trace, frame);
        webhook.Body.Span.CopyTo(frame[webhook.Trace.Length..]);
        to.Advance(length);
        return length;
    }

    /// <summary>The webhooks of one message, whose bodies are its memory.</summary>
    /// <exception cref="InvalidDataException">It is cut off, or no message of this kind.</exception>
    public static IEnumerable<CarriedWebhook> Webhooks(ReadOnlyMemory<byte> message)
    {
        while (message.Length > 0)
        {
            if (message.Length < Head)
            {
                throw new InvalidDataException("A webhook's frame is cut off.");
            }

            var (signature, trace, body) = (message.Span[4], message.Span[5], BinaryPrimitives.ReadInt32LittleEndian(message.Span[6..]));
            if (body is < 0 or > LargestBody || message.Length < Head + signature + trace + body)
            {
                throw new InvalidDataException("A webhook's frame is cut off.");
            }

            var parts = message[Head..];
            yield return new CarriedWebhook(BinaryPrimitives.ReadUInt32LittleEndian(message.Span), Encoding.ASCII.GetString(parts.Span[..signature]),
                Encoding.ASCII.GetString(parts.Span.Slice(signature, trace)), parts.Slice(signature + trace, body));
            message = parts[(signature + trace + body)..];
        }
    }

    public static int Write(IBufferWriter<byte> to, WebhookAnswer answer)
    {
        var frame = to.GetSpan(Answer);
        BinaryPrimitives.WriteUInt32LittleEndian(frame, answer.Number);
        BinaryPrimitives.WriteUInt16LittleEndian(frame[4..], answer.Status);
        to.Advance(Answer);
        return Answer;
    }

    /// <exception cref="InvalidDataException">It is cut off.</exception>
    public static IEnumerable<WebhookAnswer> Answers(ReadOnlyMemory<byte> message)
    {
        if (message.Length % Answer != 0)
        {
            throw new InvalidDataException("An answer's frame is cut off.");
        }

        for (; message.Length > 0; message = message[Answer..])
        {
            yield return new WebhookAnswer(BinaryPrimitives.ReadUInt32LittleEndian(message.Span), BinaryPrimitives.ReadUInt16LittleEndian(message.Span[4..]));
        }
    }
}
