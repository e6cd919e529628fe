using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bridge.Messaging.Migrations;

/// <summary>When an approved template was changed: Meta allows it once in a day and ten times in thirty.</summary>
[DbContext(typeof(MessagingDbContext))]
[Migration("20261129171500_TemplateEdits")]
sealed class TemplateEdits : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<DateTimeOffset[]>(name: "edited_at", table: "template", type: "timestamp with time zone[]", nullable: false, defaultValueSql: "'{}'");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn(name: "edited_at", table: "template");
}
