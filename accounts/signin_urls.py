"""Sign-in addresses under the names the sign-in library looks for."""

from django.urls import path

from accounts.views import signin

urlpatterns = [
    path("dang-nhap/", signin.request_code, name="account_login"),
    path("dang-nhap/", signin.request_code, name="account_request_login_code"),
    path("dang-nhap/ma/", signin.confirm_code, name="account_confirm_login_code"),
    path("dang-ky/", signin.sign_up, name="account_signup"),
    path("dang-ky/ma/", signin.confirm_email, name="account_email_verification_sent"),
    path("dang-nhap/da-dong/", signin.inactive, name="account_inactive"),
    path("dang-xuat/", signin.sign_out, name="account_logout"),
]
