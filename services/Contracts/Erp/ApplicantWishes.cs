namespace Bridge.Contracts.Erp;

/// <summary>What this ERP wants of an applicant, as its profile says.</summary>
public sealed record ApplicantWishes
{
    /// <summary>The CV within the message, not as a link.</summary>
    public bool ResumeInline { get; init; }

    /// <summary>Without an e-mail address it takes nobody.</summary>
    public bool EmailRequired { get; init; }

    /// <summary>Without a CV it takes nobody.</summary>
    public bool ResumeRequired { get; init; }
}
