using Bridge.Contracts.Messaging;

namespace Bridge.Flow.Engine.Tests;

/// <summary>WhatsApp's own cart, as far as the ERP gets it.</summary>
public class NativeCartTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("  ", null)]
    [InlineData(" Please wrap it ", "Please wrap it")]
    public void Words_beside_the_cart_are_the_orders_note(string? written, string? note) => Assert.Equal(note, Ordered(written));

    [Fact]
    public void A_note_is_no_longer_than_one_that_is_typed() => Assert.Equal(2000, Ordered(new string('x', 3000))!.Length);

    private static string? Ordered(string? written)
    {
        var conversation = new Conversation(Source.Defaults, World.Large());
        conversation.Item(new CartItem([new CartItemLine("P2", 5)], written));
        conversation.Text("12 Garden Street, Leeds");
        conversation.AnswersEffects = false;
        conversation.Tap("Confirm");
        return Assert.IsType<RequestOrder>(conversation.Waiting).Command.Note;
    }
}
