namespace Bridge.Flow.Engine.Steps;

/// <summary>All types of steps: an explicit list.</summary>
public static class StepTypes
{
    public static IReadOnlyList<StepType> All { get; } =
    [
        new MessageStep(), new MediaStep(), new TemplateStep(), new AskStep(), new ChoiceStep(), new ConditionStep(), new SetStep(), new CallStep(), new WaitStep(), new EndStep(), new HandOverStep(),
        new ProductPickerStep(), new ProductCardStep(), new QuantityStep(), new AddToCartStep(), new QuoteStep(),
        new CartStep(), new ChangeCartStep(), new AddressStep(), new PaymentStep(), new ContactRequestStep(), new PlaceOrderStep(), new PaymentProofStep(),
        new OrdersStep(), new OrderAgainStep(), new JobPickerStep(), new JobCardStep(), new SubmitApplicationStep(), new ApplicationStatusStep(),
    ];

    private static readonly Dictionary<string, StepType> ByName = All.ToDictionary(type => type.Name, StringComparer.Ordinal);

    public static StepType? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);
}
