using System.Text.Json;
using System.Text.Json.Nodes;
using Bridge.Contracts.Erp;

namespace Bridge.Hr.Applications;

/// <summary>What CREATE_APPLICANT is sent, by the names of the ERP contract.</summary>
internal static class ApplicantFields
{
    public const string Queue = "erp-connector-call-erp";

    public static CallErp Of(Application application, JsonObject? resume)
    {
        var fields = new JsonObject
        {
            ["name"] = application.Name,
            ["role"] = application.JobName,
            ["external_job_id"] = application.ExternalJobId,
            ["phone"] = application.Phone,
        };
        if (application.Email is { Length: > 0 } email)
        {
            fields["email"] = email;
        }

        foreach (var (name, value) in resume ?? [])
        {
            fields[name] = value?.DeepClone();
        }

        if (application.Answers.Count > 0)
        {
            fields["answers"] = new JsonArray([.. application.Answers.Select(a => new JsonObject { ["question"] = a.Question, ["answer"] = a.Answer })]);
        }

        return new CallErp
        {
            Key = application.ErpKey,
            Operation = ErpOperation.CreateApplicant,
            Fields = JsonSerializer.SerializeToElement(fields),
            ReplyTo = "hr",
        };
    }
}
