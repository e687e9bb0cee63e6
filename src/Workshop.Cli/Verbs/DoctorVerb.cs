using System.CommandLine;
using Spectre.Console;
using Workshop.Cli.Diagnosis;
using Workshop.Cli.Reporting;

namespace Workshop.Cli.Verbs;

/// <summary><c>course doctor</c>: says what this machine can and cannot show.</summary>
internal static class DoctorVerb
{
    internal static Command Create()
    {
        var command = new Command("doctor", "Say what this machine can and cannot show, with a remedy for what is missing.");
        command.SetAction(_ =>
        {
            var symptoms = MachineDiagnosis.Of(CourseFolder.Find());
            var table = new Table().Border(TableBorder.Simple).AddColumn("").AddColumn("what").AddColumn("found").AddColumn("remedy");
            foreach (var symptom in symptoms)
                table.AddRow(new Text(Sign(symptom.State)), new Text(symptom.Subject), new Text(symptom.Found), new Text(symptom.Remedy));
            Terminal.Open().Write(table);
            return symptoms.Any(symptom => symptom.State == Health.Missing) ? CourseExitCode.LacksSomething : CourseExitCode.Success;
        });
        return command;
    }

    private static string Sign(Health state) => state switch
    {
        Health.Good => "✓",
        Health.Limited => "–",
        _ => "✗",
    };
}
