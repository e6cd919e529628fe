using System.Buffers;
using Bridge.Contracts.Messaging;
using CsCheck;

namespace Bridge.Messaging.Tests.Webhooks;

public sealed class WebhookFramesTests
{
    static readonly Gen<CarriedWebhook> Webhook =
        from number in Gen.UInt
        from signature in Gen.String[Gen.Char[' ', '~'], 0, 255]
        from trace in Gen.String[Gen.Char[' ', '~'], 0, 60]
        from body in Gen.Byte.Array[0, 300]
        select new CarriedWebhook(number, signature, trace, body);

    static readonly Gen<WebhookAnswer> Answer = Gen.Select(Gen.UInt, Gen.UShort, (number, status) => new WebhookAnswer(number, status));

    [Fact]
    public void What_is_put_on_the_line_is_taken_off_it_to_the_byte() => Webhook.Array[0, 8].Sample(webhooks =>
        WebhookFrames.Webhooks(Message(webhooks, WebhookFrames.Write)).Select(Text).SequenceEqual(webhooks.Select(Text)));

    [Fact]
    public void A_message_that_is_cut_off_gives_the_whole_ones_and_is_refused() => Gen.Select(Webhook.Array[1, 4], Gen.Int[1, 1000]).Sample((webhooks, cut) =>
    {
        var message = Message(webhooks, WebhookFrames.Write);
        var last = Message([webhooks[^1]], WebhookFrames.Write).Length;
        var read = new List<string>();
        var refused = Record.Exception(() => read.AddRange(WebhookFrames.Webhooks(message[..^(1 + (cut % (last - 1)))]).Select(Text)));
        return refused is InvalidDataException && read.SequenceEqual(webhooks[..^1].Select(Text));
    });

    [Fact]
    public void Answers_come_as_they_were_given() => Answer.Array[0, 20].Sample(answers =>
        WebhookFrames.Answers(Message(answers, WebhookFrames.Write)).SequenceEqual(answers));

    [Fact]
    public void Half_an_answer_is_none() =>
        Assert.Throws<InvalidDataException>(() => WebhookFrames.Answers(Message([new WebhookAnswer(7, 200)], WebhookFrames.Write)[..^1]).ToList());

    [Theory]
    [InlineData(null, "sha256=00", false)]
    [InlineData(0L, "sha256=00", false)]
    [InlineData(1L, "", true)]
    [InlineData(65_536L, "sha256=00", true)]
    [InlineData(65_537L, "sha256=00", false)]
    [InlineData(100L, "sha256=é", false)]
    public void What_is_large_or_odd_goes_as_a_request(long? length, string signature, bool fits) => Assert.Equal(fits, WebhookFrames.Fits(length, signature));

    static ReadOnlyMemory<byte> Message<T>(IEnumerable<T> frames, Func<IBufferWriter<byte>, T, int> write)
    {
        var message = new ArrayBufferWriter<byte>();
        Assert.Equal(frames.Sum(frame => write(message, frame)), message.WrittenCount);
        return message.WrittenMemory;
    }

    static string Text(CarriedWebhook webhook) => $"{webhook.Number} {webhook.Signature} {webhook.Trace} {Convert.ToHexString(webhook.Body.Span)}";
}
