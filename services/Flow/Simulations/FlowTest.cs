using Bridge.Flow.Engine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Bridge.Flow.Simulations;

/// <summary>A chat that was saved with what came of it. Publishing plays it again.</summary>
sealed class FlowTest
{
    public required Guid Id { get; init; }
    public required string FlowId { get; init; }
    public required string Name { get; set; }
    public required DateTimeOffset SavedAt { get; set; }
    public required Guid SavedBy { get; set; }
    public required FlowTestBody Body { get; set; }

    sealed class Configuration : IEntityTypeConfiguration<FlowTest>
    {
        public void Configure(EntityTypeBuilder<FlowTest> test)
        {
            test.ToTable("flow_test");
            test.Property(t => t.Id).ValueGeneratedNever();
            test.Property(t => t.FlowId).HasMaxLength(100);
            test.Property(t => t.Name).HasMaxLength(200);
            test.Property(t => t.Body).IsJson();
            test.HasIndex(t => t.FlowId);
        }
    }
}

/// <param name="CompareWords">The words themselves are compared too; otherwise where it leads, what is offered, and what is asked of the others.</param>
/// <param name="Began">The clock of the chat.</param>
/// <param name="Known">What the read model said: the test does not turn red because a price has changed.</param>
/// <param name="Expected">For each input.</param>
public sealed record FlowTestBody(
    IReadOnlyList<SimulatedInput> Inputs, SimulatedWorld World, bool CompareWords, DateTimeOffset Began, IReadOnlyList<Answered> Known,
    IReadOnlyList<FlowTestTurn> Expected);

/// <param name="Effects">What was asked of the other services; timers are nobody's business.</param>
/// <param name="At">Where the conversation rests, as <c>flow/step</c>, innermost last; empty: no session is open.</param>
public sealed record FlowTestTurn(IReadOnlyList<FlowTestMessage> Says, IReadOnlyList<string> Effects, string At);

/// <param name="Kind">Of the content, as the contract names it.</param>
/// <param name="Options">Their ids, without the session and the visit.</param>
public sealed record FlowTestMessage(string Kind, string Words, IReadOnlyList<string> Options);
